namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>The formats there are. Their numbers stand in tokens, from 1: new ones go to the end.</summary>
internal sealed class RecordFormats(IEnumerable<IRecordFormat> formats)
{
    public IReadOnlyList<IRecordFormat> All { get; } = [.. formats];

    public IRecordFormat? Find(string prefix) => All.FirstOrDefault(format => format.Prefix == prefix);

    public IRecordFormat? Find(int number) => number >= 1 && number <= All.Count ? All[number - 1] : null;

    public int NumberOf(IRecordFormat format) => All.ToList().IndexOf(format) + 1;
}
