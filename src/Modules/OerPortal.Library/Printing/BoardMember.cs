namespace OerPortal.Library.Printing;

/// <summary>Somebody of a board, as a line of its field says: "Nguyễn Văn An – Hiệu trưởng – Trưởng ban".</summary>
internal sealed record BoardMember(string Name, string Title, string Role)
{
    internal static IReadOnlyList<BoardMember> Read(string board)
        => [.. board.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    private static BoardMember Of(string line)
    {
        var parts = line.Split(['–', '—', ';'], 3, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
            parts = line.Split(" - ", 3, StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
            parts = line.Split(',', 3, StringSplitOptions.TrimEntries);
        return new BoardMember(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }
}
