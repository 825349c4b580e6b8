using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.OpenData",
    Description = "Everything public for machines: feeds, harvesting, an API, dumps, and a page that explains them.",
    DependsOn = ["OerPortal.Ingest", "OerPortal.Resources", "OerPortal.Search", "OerPortal.Sites", "OerPortal.Usage"])]
[assembly: Feature("open-data")]
