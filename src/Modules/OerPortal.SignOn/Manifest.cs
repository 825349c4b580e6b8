using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.SignOn",
    Description = "The portal as OpenID provider for other systems, and as client of other providers.",
    DependsOn = ["OerPortal.Accounts"])]
