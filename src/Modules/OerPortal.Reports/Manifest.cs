using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Reports",
    Description = "School libraries assess themselves by Circular 16/2022, sign their reports, and count a year; the department sums up.",
    DependsOn = ["OerPortal.Accounts", "OerPortal.Classes", "OerPortal.Library", "OerPortal.Resources", "OerPortal.Usage"])]
[assembly: Feature("reports", ForSchoolsOnly = true)]
