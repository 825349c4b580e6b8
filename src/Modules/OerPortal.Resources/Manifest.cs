using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Resources",
    Description = "Learning resources: contributing, describing, reviewing, publishing, withdrawing, collecting.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Ingest"])]
[assembly: Feature("collections")]
