using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Search",
    Description = "Finds learning resources and places in books, with and without Vietnamese marks.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Resources", "OerPortal.Ingest", "OerPortal.Usage"])]
