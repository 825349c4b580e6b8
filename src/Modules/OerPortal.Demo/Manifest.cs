using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Demo", Description = "The demo portal: eleven libraries, named people and learning resources made for it.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Resources", "OerPortal.Ingest"])]
