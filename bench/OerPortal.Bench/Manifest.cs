using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Bench", Description = "Fills a portal with many resources, for measuring.", DependsOn = ["OerPortal.OpenData", "OerPortal.Resources"])]
