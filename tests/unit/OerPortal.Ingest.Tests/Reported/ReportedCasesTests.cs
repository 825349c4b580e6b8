using System.Text.RegularExpressions;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Reported;

/// <summary>Every reported case has its test, and the tests that the table names are there.</summary>
public sealed class ReportedCasesTests
{
    [Fact]
    public void Every_reported_case_has_a_test()
    {
        var rows = File.ReadLines(Corpus.Reported("index.tsv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();
        rows.Count.ShouldBeGreaterThan(50);
        rows.Where(row => !ReportedCases.Tests.Keys.Any(key => row[0] == "-" ? row[1].StartsWith(key, StringComparison.Ordinal) : row[0] == key))
            .Select(row => $"{row[0]} {row[1]}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var sources = Directory.EnumerateFiles(Checkout.PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
        var showing = File.ReadAllText(Checkout.PathTo("src", "Reader", "harness", "showing.mjs"));
        ReportedCases.Tests.Values.SelectMany(t => t).Distinct().Where(test => !IsThere(test, sources.Values, showing)).ShouldBeEmpty();
    }

    private static bool IsThere(string test, IEnumerable<string> sources, string showing)
    {
        if (test.StartsWith("showing.mjs:", StringComparison.Ordinal))
            return showing.Contains($"'{test["showing.mjs:".Length..]}'", StringComparison.Ordinal);
        var parts = test.Split('.');
        var timeout = TimeSpan.FromSeconds(5);
        return sources.Any(source => Regex.IsMatch(source, $@"class {parts[0]}\b", RegexOptions.None, timeout) && (parts.Length == 1 || Regex.IsMatch(source, $@"\b{parts[1]}\(", RegexOptions.None, timeout)));
    }
}
