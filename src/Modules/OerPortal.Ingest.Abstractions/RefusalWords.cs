using Microsoft.Extensions.Localization;

namespace OerPortal.Ingest;

/// <summary>Why a file was turned away, in words.</summary>
public static class RefusalWords
{
    private const string OfARule = "ingest.refusal.";

    /// <summary>The sentence with the part of the file it is about; null for a file that was not turned away.</summary>
    public static string? Refusal(this IStringLocalizer strings, FileFacts file) => file.RefusalKey is { } key ? strings.Refusal(key, file.RefusalArguments) : null;

    /// <inheritdoc cref="Refusal(IStringLocalizer, FileFacts)" />
    public static string Refusal(this IStringLocalizer strings, string key, IReadOnlyList<string> arguments)
    {
        var sentence = strings[key, [.. arguments]].Value;
        return key.StartsWith(OfARule, StringComparison.Ordinal) && arguments is [var place]
            ? $"{sentence} {strings["ingest.refusal-place", place]}"
            : sentence;
    }
}
