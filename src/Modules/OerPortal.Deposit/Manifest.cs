using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Deposit",
    Description = "Contributing by programs: drafts, files, links, submission, by access tokens of people.",
    DependsOn = ["OerPortal.Resources"])]
