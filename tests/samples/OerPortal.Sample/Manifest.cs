using OerPortal.Cms.Modules;

[assembly: Module("OerPortal.Sample", Description = "The smallest whole module: a visitors' book.")]
[assembly: Feature("sample")]
[assembly: Feature("sample.quiet", OnByDefault = false)]
