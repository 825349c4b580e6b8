using System.Text.Json;
using Microsoft.Playwright;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Running;

/// <summary>The portal's own words, to tell what a page has left untranslated. Titles and texts of resources are nobody's business here.</summary>
internal static class ScreenWords
{
    private const string Search = """
        ([words, tables, isEnglish]) => {
          const known = new Set(words);
          const key = /^([a-z][a-z-]*)(\.[A-Za-z0-9-]+)+$/;
          const isKey = (text) => { const found = key.exec(text); return found && tables.includes(found[1]); };
          const isLeft = (text) => isKey(text) || (isEnglish && known.has(text));
          const texts = [document.title.split(' – ')[0]];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode())
            if (!node.parentElement.closest('script, style, code, [lang=vi], .chip, .book, .summary, .inside')) texts.push(node.nodeValue);
          for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
          return [...new Set(texts.map((text) => text.trim().replace(/\s+/g, ' ')).filter(isLeft))];
        }
        """;

    private static readonly Lazy<(string[] Vietnamese, string[] Tables)> Own = new(Read);

    /// <summary>Names of strings shown in place of the strings and, when the page is in English, Vietnamese words of the portal.</summary>
    internal static async Task<string[]> LeftAsync(IPage page, bool isEnglish)
        => await page.EvaluateAsync<string[]>(Search, new object[] { Own.Value.Vietnamese, Own.Value.Tables, isEnglish });

    private static (string[] Vietnamese, string[] Tables) Read()
    {
        var files = new[] { "src", "themes" }.SelectMany(folder => Directory.EnumerateFiles(Checkout.PathTo(folder), "vi.json", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
        List<string> vietnamese = [];
        HashSet<string> tables = [];
        foreach (var file in files)
        {
            var english = Table(Path.Combine(Path.GetDirectoryName(file)!, "en.json"));
            foreach (var (key, value) in Table(file))
            {
                tables.Add(key.Split('.')[0]);
                if (english.GetValueOrDefault(key) != value)
                    vietnamese.Add(value);
            }
        }

        return ([.. vietnamese], [.. tables]);
    }

    private static Dictionary<string, string> Table(string path) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!;
}
