using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OerPortal.Resources.Pages;

namespace OerPortal.Resources.Fields;

/// <summary>
/// One field of a description and all that the portal does with it: compare, keep, name, show, check, link it and have it in tables. A new field is a
/// property of <see cref="ResourceMetadata"/>, an entry of <see cref="DescriptionFields"/> and, where teachers fill it in, an input of the form.
/// </summary>
/// <param name="Name">Of <see cref="DraftField"/>.</param>
/// <param name="Label">Key of what it is called for people.</param>
/// <param name="Value">What is compared.</param>
/// <param name="TakeFrom">The first description with the second's value.</param>
/// <param name="Words">The value in words; null or empty when there is nothing to say.</param>
internal sealed record DescriptionField(
    string Name,
    string Label,
    Func<ResourceMetadata, object?> Value,
    Func<ResourceMetadata, ResourceMetadata, ResourceMetadata> TakeFrom,
    Func<ResourceMetadata, IStringLocalizer, string?> Words)
{
    /// <summary>Its inputs in the form. A problem of the field is said beside the first.</summary>
    public IReadOnlyList<FieldInput> Inputs { get; init; } = [];

    /// <summary>Its columns in tables that are taken in and given out.</summary>
    public required IReadOnlyList<FieldColumn> Columns { get; init; }

    /// <summary>Its properties in JSON-LD (schema.org with LRMI); those without a value are left out.</summary>
    public Func<ResourceMetadata, IStringLocalizer, Linked> Linked { get; init; } = (_, _) => [];

    /// <summary>Whether only its contributor can say it: a reviewer leaves it alone.</summary>
    public bool IsContributorsWord { get; init; }

    internal bool IsEmpty(ResourceMetadata about) => Value(about) is null or "" or ICollection { Count: 0 };

    internal bool Differs(ResourceMetadata one, ResourceMetadata other)
        => JsonSerializer.Serialize(Value(one), JsonSerializerOptions.Web) != JsonSerializer.Serialize(Value(other), JsonSerializerOptions.Web);
}

/// <summary>One input of <see cref="DraftForm"/>.</summary>
/// <param name="Name">Below "Form.".</param>
/// <param name="Sent">What stands in it.</param>
/// <param name="Most">Characters that are kept; null where there is another limit.</param>
internal sealed record FieldInput(string Name, Func<DraftForm, string?> Sent, int? Most = null);

/// <summary>Properties of a JSON-LD object.</summary>
internal sealed class Linked : List<KeyValuePair<string, JsonNode?>>
{
    internal static Linked Of(string property, string? value) => string.IsNullOrEmpty(value) ? [] : [new(property, value)];

    internal static Linked Of(string property, IEnumerable<string> values) => Of(property, values.Select(v => (JsonNode)v));

    internal static Linked Of(string property, IEnumerable<JsonNode> values) => new JsonArray([.. values]) is { Count: > 0 } list ? [new(property, list)] : [];
}
