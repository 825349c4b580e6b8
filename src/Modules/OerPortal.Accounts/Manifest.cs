using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Accounts", Description = "People, sign-in, roles at sites, notices.")]
[assembly: Feature("registration")]
