using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Campaigns", Description = "Reading challenges that classes meet together, and thanks to who helped the library, with a certificate to print.")]
[assembly: Feature("campaigns")]
