using OerPortal.Cms.Recipes;

namespace OerPortal.Demo.Recipes;

/// <summary>The pictures of the demo schools' sites, drawn for them (<c>Pictures/</c>).</summary>
internal sealed class DemoPictures : IRecipeFiles
{
    public Stream? Open(string name) => typeof(DemoPictures).Assembly.GetManifestResourceStream("Pictures/" + name);
}
