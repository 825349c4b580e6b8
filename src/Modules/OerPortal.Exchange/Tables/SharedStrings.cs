using System.Text;
using System.Xml;

namespace OerPortal.Exchange.Tables;

/// <summary>Texts that the cells of a workbook point at (ECMA-376-1 §18.4), on disk: a sheet of any size takes the same memory but for eight bytes a text.</summary>
internal sealed class SharedStrings(string path) : IDisposable
{
    private const int Most = 5_000_000;
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
    private readonly List<long> _places = [];

    internal async Task ReadAsync(Stream member, CancellationToken cancellation)
    {
        using var xml = SheetXml.Open(member);
        while (await xml.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            if (_places.Count == Most)
                throw TableLimits.TooManyRows();
            var text = Encoding.UTF8.GetBytes(await SheetXml.TextAsync(xml, _places.Count + 1, 0));
            _places.Add(_file.Position);
            await _file.WriteAsync(text, cancellation);
        }

        _places.Add(_file.Position);
        await _file.FlushAsync(cancellation);
    }

    internal string At(int number)
    {
        if (number < 0 || number >= _places.Count - 1)
            throw new TableTroubleException("workbook-damaged");
        var bytes = new byte[_places[number + 1] - _places[number]];
        _file.Position = _places[number];
        _file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() => _file.Dispose();
}
