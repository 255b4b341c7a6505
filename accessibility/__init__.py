"""How a page is walked by keys and spoken: the second and third presentation of the one `Page`."""
