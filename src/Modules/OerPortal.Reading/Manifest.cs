using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Reading",
    Description = "Publications, the reader page, players, places and the shelf.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Ingest", "OerPortal.Resources"])]
[assembly: Feature("reading")]
