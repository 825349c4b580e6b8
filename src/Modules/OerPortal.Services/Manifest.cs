using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Services",
    Description = "What readers ask of their library from afar: questions, titles to buy, copies of pages, library cards.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Library"])]
[assembly: Feature("services")]
