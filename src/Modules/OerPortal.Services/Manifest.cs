using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Services",
    Description = "What readers ask of their library from afar: questions, titles to buy, copies of pages, library cards.",
    DependsOn = ["OerPortal.Accounts"])]
[assembly: Feature("services")]
