using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Fields;

/// <summary>Codes by what people write for them: the names in both languages of the portal, with and without marks, and the codes themselves.</summary>
internal sealed class CodeNames(IStringLocalizer strings)
{
    private readonly ConcurrentDictionary<CodeList, Dictionary<string, string>> _names = new();

    internal string? Find(CodeList list, string word) => _names.GetOrAdd(list, Read).GetValueOrDefault(Unmarked.Of(word.Trim()));

    internal string NameOf(CodeList list, string code) => strings[list.KeyOf(code)].Value;

    private Dictionary<string, string> Read(CodeList list)
    {
        var names = list.Codes.ToDictionary(Unmarked.Of, code => code, StringComparer.Ordinal);
        foreach (var code in list.Codes)
        {
            foreach (var name in strings.InAllLanguages(list.KeyOf(code)))
                names.TryAdd(Unmarked.Of(name), code);
        }

        return names;
    }
}
