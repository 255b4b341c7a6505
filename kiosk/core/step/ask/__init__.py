"""What the resident is told and asked: notice, pick, form, rating."""
