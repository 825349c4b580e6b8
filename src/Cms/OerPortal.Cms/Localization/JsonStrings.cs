using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace OerPortal.Cms.Localization;

/// <summary>All strings of the portal: the embedded <c>Resources/vi.json</c> and <c>Resources/en.json</c> of every portal assembly in one table a language.</summary>
internal sealed class JsonStrings : IStringLocalizer
{
    private readonly FrozenDictionary<string, string> _vi;
    private readonly FrozenDictionary<string, string> _en;

    internal JsonStrings(IReadOnlyList<Assembly> assemblies)
    {
        _vi = Read(assemblies, "vi");
        _en = Read(assemblies, "en");
    }

    public LocalizedString this[string name] => Table.TryGetValue(name, out var text)
        ? new LocalizedString(name, text)
        : new LocalizedString(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] => Table.TryGetValue(name, out var text)
        ? new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text, arguments))
        : new LocalizedString(name, name, resourceNotFound: true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures)
        => Table.Select(s => new LocalizedString(s.Key, s.Value));

    private FrozenDictionary<string, string> Table => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? _en : _vi;

    private static FrozenDictionary<string, string> Read(IReadOnlyList<Assembly> assemblies, string language)
    {
        var all = new Dictionary<string, string>();
        foreach (var assembly in assemblies)
        {
            foreach (var (key, text) in Read(assembly, language))
            {
                if (!all.TryAdd(key, text))
                    throw new InvalidOperationException($"The string '{key}' ({language}) stands in two modules; the second is {assembly.GetName().Name}.");
            }
        }

        return all.ToFrozenDictionary();
    }

    private static Dictionary<string, string> Read(Assembly assembly, string language)
    {
        var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith($".Resources.{language}.json", StringComparison.Ordinal));
        if (name is null)
            return [];
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}

/// <summary>ASP.NET's own parts ask for a localizer a class; they all get the one table.</summary>
internal sealed class JsonStringsFactory(JsonStrings strings) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => strings;

    public IStringLocalizer Create(string baseName, string location) => strings;
}
