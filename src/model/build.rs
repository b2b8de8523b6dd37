//! Checks the parts of a file and makes a framework of them, or reports every fault.
