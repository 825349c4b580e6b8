namespace OerPortal.Cms.Modules;

/// <summary>A part of a module that a site can switch on and off.</summary>
/// <param name="id">Stable short id, for example <c>reading</c>; its name and explanation are the strings <c>feature.{id}.name</c> and <c>feature.{id}.hint</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureAttribute(string id) : Attribute
{
    public string Id { get; } = id;

    /// <summary>Whether a site that never decided has it.</summary>
    public bool OnByDefault { get; init; } = true;

    /// <summary>Whether a public library never has it: it has no classes, and the rules for school libraries are not its own.</summary>
    public bool ForSchoolsOnly { get; init; }
}
