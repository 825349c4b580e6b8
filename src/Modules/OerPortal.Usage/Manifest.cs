using OerPortal.Cms.Modules;

[assembly: Module(
    "OerPortal.Usage",
    Description = "Counts views, reads and downloads without knowing whose; desk pages, most read, open counts.",
    DependsOn = ["OerPortal.Resources"])]
