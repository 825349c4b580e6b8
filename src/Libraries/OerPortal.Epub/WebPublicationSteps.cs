using System.Text.Json.Nodes;

namespace OerPortal.Epub;

/// <summary>How the book and each step of its reading order want to be shown, in the manifest's words.</summary>
internal static class WebPublicationSteps
{
    public static void Describe(EpubRendering rendering, JsonObject metadata)
    {
        metadata["layout"] = rendering.IsFixed ? "fixed" : "reflowable";
        if (rendering.PageOrder is { } order)
            metadata["readingProgression"] = order;
        var presentation = With(
            ("layout", rendering.IsRoll ? "roll" : null), ("spread", rendering.Spread), ("flow", rendering.Flow), ("orientation", rendering.Orientation));
        if (presentation.Count > 0)
            metadata["presentation"] = presentation;
        Add(metadata, "contentDirection", rendering.Directions.Content);
        Add(metadata, "titleDirection", rendering.Directions.Title);
        Add(metadata, "titleLanguage", rendering.Directions.TitleLanguage);
        var overlay = With(("activeClass", rendering.Overlays.ActiveClass), ("playbackActiveClass", rendering.Overlays.PlaybackActiveClass));
        if (rendering.Overlays.Seconds is { } seconds)
            overlay["duration"] = seconds;
        if (overlay.Count > 0)
            metadata["mediaOverlay"] = overlay;
    }

    /// <param name="link">To the step's item.</param>
    /// <returns>The same link with what the book says of this step.</returns>
    public static JsonObject Link(EpubSpineItem step, EpubPackage package, JsonObject link, IReadOnlyDictionary<string, PageSize>? sizes)
    {
        var properties = link["properties"] as JsonObject ?? [];
        if (step.IsFixed(package) != package.IsFixedLayout)
            properties["layout"] = step.IsFixed(package) ? "fixed" : "reflowable";
        foreach (var property in EpubRendering.Words.Keys)
            Add(properties, property, EpubRendering.Known(property, step.Override($"{property}-")));
        Add(properties, "page", step.Page);
        if (step.Properties.Contains("rendition:align-x-center"))
            properties["alignX"] = "center";
        if (step.Item.Missing is not null)
            properties["missing"] = true;
        if (properties.Count > 0 && properties.Parent is null)
            link["properties"] = properties;
        if (sizes?.GetValueOrDefault(step.Item.Path) is { } size)
            (link["width"], link["height"]) = (size.Width, size.Height);
        var alternates = Alternates(step, package).ToArray();
        if (alternates.Length > 0)
            link["alternate"] = new JsonArray(alternates);
        return link;
    }

    private static IEnumerable<JsonNode> Alternates(EpubSpineItem step, EpubPackage package)
    {
        if (step.Original is { Missing: null } original)
            yield return With(("href", EpubPath.Encode(original.Path)), ("type", original.MediaType));
        if (step.Item.MediaOverlayId is not { } id || !package.Items.TryGetValue(id, out var overlay) || overlay.MediaType != EpubMediaTypes.Smil)
            yield break;
        var link = With(("href", EpubPath.Encode(overlay.Path)), ("type", overlay.MediaType));
        if (package.Rendering.Overlays.SecondsOf.TryGetValue(id, out var seconds))
            link["duration"] = seconds;
        yield return link;
    }

    private static JsonObject With(params ReadOnlySpan<(string Key, string? Value)> pairs)
    {
        var json = new JsonObject();
        foreach (var (key, value) in pairs)
            Add(json, key, value);
        return json;
    }

    private static void Add(JsonObject json, string key, string? value)
    {
        if (value is not null)
            json[key] = value;
    }
}
