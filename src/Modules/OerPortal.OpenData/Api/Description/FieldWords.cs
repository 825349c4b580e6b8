using Microsoft.Extensions.Localization;

namespace OerPortal.OpenData.Api.Description;

/// <summary>What a field is, in plain words: <c>open-data.field.{thing}.{name}</c>, or <c>open-data.field.{name}</c> where it is the same everywhere.</summary>
internal static class FieldWords
{
    /// <returns>Null when nobody has written any; a test finds that.</returns>
    public static string? Of(IStringLocalizer strings, Type declaring, string name)
    {
        var thing = declaring.Name.Split('`')[0].Replace("View", "", StringComparison.Ordinal);
        LocalizedString own = strings[$"open-data.field.{char.ToLowerInvariant(thing[0])}{thing[1..]}.{name}"], common = strings[$"open-data.field.{name}"];
        return !own.ResourceNotFound ? own.Value : !common.ResourceNotFound ? common.Value : null;
    }
}
