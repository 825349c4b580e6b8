using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Exchange",
    Description = "Takes in and gives out many learning resources at once, as a table with its files.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Ingest", "OerPortal.Resources"])]
