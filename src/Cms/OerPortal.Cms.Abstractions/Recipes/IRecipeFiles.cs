namespace OerPortal.Cms.Recipes;

/// <summary>Texts, pictures and other files that travel with a recipe. Registered by the module that has the recipe; all are asked.</summary>
public interface IRecipeFiles
{
    /// <summary>What there is, with "/" between folders.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <summary>The file of this name; null where there is none.</summary>
    Stream? Open(string name);
}
