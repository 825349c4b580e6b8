using OerPortal.Cms.Recipes;

namespace OerPortal.Demo.Recipes;

/// <summary>What the demo schools say and show on their sites: one folder a school below <c>Schools/</c>.</summary>
internal sealed class DemoFiles : IRecipeFiles
{
    public IReadOnlyCollection<string> Names { get; } = [.. typeof(DemoFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Schools/", StringComparison.Ordinal))];

    public Stream? Open(string name) => typeof(DemoFiles).Assembly.GetManifestResourceStream(name);
}
