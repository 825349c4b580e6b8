using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Library",
    Description = "A school library's printed and lent digital books: catalogue, accession registers, labels, loans.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Classes", "OerPortal.Exchange", "OerPortal.Ingest", "OerPortal.Resources", "OerPortal.Search"])]
[assembly: Feature("library")]
