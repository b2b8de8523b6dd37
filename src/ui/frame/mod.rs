//! What surrounds every screen: title row, menus, tabs, workspace row, status, notices; and the start and error screens.
