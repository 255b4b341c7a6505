"""What is handed in: commitment and signature, review, submission, and how it stands."""
