"""What screens, voice, terminal and hub share: pages, values, people, tasks and service items."""
