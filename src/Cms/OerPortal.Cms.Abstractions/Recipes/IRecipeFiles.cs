namespace OerPortal.Cms.Recipes;

/// <summary>Pictures and other files that travel with a recipe. Registered by the module that has the recipe; all are asked.</summary>
public interface IRecipeFiles
{
    /// <summary>The file of this name; null where there is none.</summary>
    Stream? Open(string name);
}
