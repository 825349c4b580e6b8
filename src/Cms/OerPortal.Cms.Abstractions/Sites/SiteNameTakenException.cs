namespace OerPortal.Cms.Sites;

/// <summary>Another site has this slug or host name already.</summary>
public sealed class SiteNameTakenException(string name) : Exception($"The name '{name}' belongs to another site.")
{
    public string Name { get; } = name;
}
