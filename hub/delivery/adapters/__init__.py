"""One module for each kind of platform; the setting names it (`hub.delivery.adapter`)."""
