using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Library",
    Description = "A school library's printed books: catalogue, accession registers, labels, loans.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Classes", "OerPortal.Exchange", "OerPortal.Ingest", "OerPortal.Search"])]
[assembly: Feature("library")]
