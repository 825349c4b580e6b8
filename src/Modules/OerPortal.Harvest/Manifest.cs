using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Harvest",
    Description = "Takes in the records of other repositories and catalogues, so that they are found beside our own.",
    DependsOn = ["OerPortal.Resources", "OerPortal.Search"])]
