namespace OerPortal.Cms.Modules;

/// <summary>On a page model or endpoint: where the site has the feature switched off, the address answers 404.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresFeatureAttribute(string feature) : Attribute
{
    public string Feature { get; } = feature;
}
