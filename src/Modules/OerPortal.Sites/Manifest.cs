using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Sites", Description = "Home pages, school library sites, news and administration.", DependsOn = ["OerPortal.Accounts", "OerPortal.Exchange", "OerPortal.Ingest", "OerPortal.Resources"])]
[assembly: Feature("sites.news")]
