namespace OerPortal.Cms.Modules;

/// <summary>Marks an assembly as a module. It stands in the module's <c>Manifest.cs</c>; the host finds it by this attribute alone.</summary>
/// <param name="id">The assembly's name, for example <c>OerPortal.Search</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;

    /// <summary>One sentence for people who read the list of modules.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ids of the modules whose abstractions this one uses. They start earlier.</summary>
    public string[] DependsOn { get; init; } = [];
}
