"""What people and programs see: the command line and the exports; asks the store and the pipeline, formats, nothing else."""
