using System.Reflection;
using System.Text.Json;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Tests.Detection;

/// <summary>What people are told about kinds comes from the table, in both languages.</summary>
public sealed class KindWordsTests
{
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Every_refusal_and_every_note_has_its_sentence(string language)
    {
        var words = Words(language);
        foreach (var reason in Enum.GetValues<Refusal>())
            words.ShouldContainKey($"ingest.refusal.{Kebab.From(reason.ToString())}");
        foreach (var note in typeof(Kinds.Notes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!))
            words.ShouldContainKey(note);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void The_sentence_for_strangers_and_the_hint_name_only_kinds_that_are_taken(string language)
    {
        foreach (var key in new[] { "ingest.refusal.kind-not-accepted", "ingest.ui.hint" })
        {
            var sentence = Words(language)[key];
            foreach (var ending in new[] { "epub", "pdf", "jpg", "png", "heic", "mp3", "m4a", "mp4", "mov", "zip" })
            {
                sentence.ShouldContain(ending.ToUpperInvariant());
                Kinds.Accept.Split(',').ShouldContain("." + ending);
            }
        }
    }

    private static Dictionary<string, string> Words(string language)
    {
        using var stream = typeof(Kinds).Assembly.GetManifestResourceStream(typeof(Kinds).Assembly.GetManifestResourceNames().Single(n => n.EndsWith($"Resources.{language}.json", StringComparison.Ordinal)))!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
