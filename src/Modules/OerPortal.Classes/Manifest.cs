using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Classes",
    Description = "Classes and their pupils: rosters, cards to sign in with, codes that open material in class.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Exchange", "OerPortal.Ingest", "OerPortal.Reading", "OerPortal.Resources"])]
[assembly: Feature("classes", ForSchoolsOnly = true)]
