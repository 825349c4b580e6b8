using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Events",
    Description = "A library's calendar: reading days, story hours, book drives, with registration and a report afterwards.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Ingest"])]
[assembly: Feature("events")]
