using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Ingest", Description = "Resumable upload, virus scan, strict inspection, previews and text of files.", DependsOn = ["OerPortal.Accounts"])]
