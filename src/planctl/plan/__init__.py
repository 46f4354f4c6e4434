"""What a person may write: reading plan files, their model, and their includes."""
