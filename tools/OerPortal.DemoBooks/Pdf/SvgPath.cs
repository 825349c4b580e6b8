using System.Globalization;
using System.Text;
using static OerPortal.DemoBooks.Pdf.PdfCanvas;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Turns the <c>d</c> of an SVG path (SVG 2 §9.3; all commands but S, T) into PDF path operators.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _path = new();
    private readonly string _data;
    private int _at;
    private double _x;
    private double _y;
    private double _startX;
    private double _startY;

    private SvgPath(string data) => _data = data;

    /// <exception cref="FormatException">A command this painter does not know, or a number that is none.</exception>
    public static string Parse(string data)
    {
        var path = new SvgPath(data);
        var command = ' ';
        while (path.SkipTo())
        {
            if (char.IsLetter(data[path._at]))
                command = data[path._at++];
            else if (command is 'M' or 'm')
                command = command == 'M' ? 'L' : 'l';
            path.Step(char.ToUpperInvariant(command), char.IsLower(command));
        }
        return path._path.ToString();
    }

    /// <summary>An ellipse from four Bézier curves.</summary>
    public static string Ellipse(double cx, double cy, double rx, double ry)
    {
        const double k = 0.5522847498;
        return string.Create(CultureInfo.InvariantCulture,
            $"{N(cx - rx)} {N(cy)} m {Curve(cx - rx, cy - k * ry, cx - k * rx, cy - ry, cx, cy - ry)} {Curve(cx + k * rx, cy - ry, cx + rx, cy - k * ry, cx + rx, cy)} " +
            $"{Curve(cx + rx, cy + k * ry, cx + k * rx, cy + ry, cx, cy + ry)} {Curve(cx - k * rx, cy + ry, cx - rx, cy + k * ry, cx - rx, cy)} h");
    }

    public static string RoundedRectangle(double x, double y, double width, double height, double radius)
    {
        var r = Math.Min(radius, Math.Min(width, height) / 2);
        if (r <= 0)
            return Rectangle(x, y, width, height);
        var k = r * (1 - 0.5522847498);
        double right = x + width, bottom = y + height;
        return
            $"{N(x + r)} {N(y)} m {N(right - r)} {N(y)} l {Curve(right - k, y, right, y + k, right, y + r)} {N(right)} {N(bottom - r)} l " +
            $"{Curve(right, bottom - k, right - k, bottom, right - r, bottom)} {N(x + r)} {N(bottom)} l {Curve(x + k, bottom, x, bottom - k, x, bottom - r)} " +
            $"{N(x)} {N(y + r)} l {Curve(x, y + k, x + k, y, x + r, y)} h";
    }

    private static string Curve(double x1, double y1, double x2, double y2, double x, double y) =>
        $"{N(x1)} {N(y1)} {N(x2)} {N(y2)} {N(x)} {N(y)} c";

    private void Step(char command, bool relative)
    {
        double dx = relative ? _x : 0, dy = relative ? _y : 0;
        switch (command)
        {
            case 'M':
                Go(Number() + dx, Number() + dy, "m");
                (_startX, _startY) = (_x, _y);
                break;
            case 'L':
                Go(Number() + dx, Number() + dy, "l");
                break;
            case 'H':
                Go(Number() + dx, _y, "l");
                break;
            case 'V':
                Go(_x, Number() + dy, "l");
                break;
            case 'C':
                Bend(Number() + dx, Number() + dy, Number() + dx, Number() + dy, Number() + dx, Number() + dy);
                break;
            case 'Q':
                Quadratic(Number() + dx, Number() + dy, Number() + dx, Number() + dy);
                break;
            case 'A':
                Arc(Number(), Number(), Number(), Number() != 0, Number() != 0, Number() + dx, Number() + dy);
                break;
            case 'Z':
                _path.Append("h ");
                (_x, _y) = (_startX, _startY);
                break;
            default:
                throw new FormatException($"The painter does not know the path command '{command}'.");
        }
    }

    private void Go(double x, double y, string operation)
    {
        _path.Append(CultureInfo.InvariantCulture, $"{N(x)} {N(y)} {operation} ");
        (_x, _y) = (x, y);
    }

    private void Bend(double x1, double y1, double x2, double y2, double x, double y)
    {
        _path.Append(Curve(x1, y1, x2, y2, x, y)).Append(' ');
        (_x, _y) = (x, y);
    }

    private void Quadratic(double cx, double cy, double x, double y) =>
        Bend(_x + 2.0 / 3 * (cx - _x), _y + 2.0 / 3 * (cy - _y), x + 2.0 / 3 * (cx - x), y + 2.0 / 3 * (cy - y), x, y);

    /// <summary>SVG 2 appendix B.2.4: from end points to centre, then a Bézier curve for every quarter.</summary>
    private void Arc(double rx, double ry, double rotation, bool large, bool sweep, double x, double y)
    {
        double phi = rotation * Math.PI / 180, cos = Math.Cos(phi), sin = Math.Sin(phi);
        double hx = (_x - x) / 2, hy = (_y - y) / 2;
        double px = cos * hx + sin * hy, py = cos * hy - sin * hx;
        var scale = Math.Sqrt(Math.Max(1, px * px / (rx * rx) + py * py / (ry * ry)));
        (rx, ry) = (rx * scale, ry * scale);
        double below = rx * rx * py * py + ry * ry * px * px;
        var factor = (large == sweep ? -1 : 1) * Math.Sqrt(Math.Max(0, rx * rx * ry * ry / below - 1));
        double qx = factor * rx * py / ry, qy = -factor * ry * px / rx;
        double cx = cos * qx - sin * qy + (_x + x) / 2, cy = sin * qx + cos * qy + (_y + y) / 2;
        var from = Math.Atan2((py - qy) / ry, (px - qx) / rx);
        var span = Math.Atan2((-py - qy) / ry, (-px - qx) / rx) - from;
        if (sweep && span < 0)
            span += 2 * Math.PI;
        if (!sweep && span > 0)
            span -= 2 * Math.PI;
        var pieces = (int)Math.Ceiling(Math.Abs(span) / (Math.PI / 2));
        for (var piece = 0; piece < pieces; piece++)
            ArcPiece(from + span * piece / pieces, span / pieces);
        (_x, _y) = (x, y);

        void ArcPiece(double start, double angle)
        {
            var k = 4.0 / 3 * Math.Tan(angle / 4);
            var (x1, y1) = At(start, -k);
            var (x2, y2) = At(start + angle, k);
            var (ex, ey) = At(start + angle, 0);
            Bend(x1, y1, x2, y2, ex, ey);
        }

        (double X, double Y) At(double angle, double back)
        {
            double ux = rx * (Math.Cos(angle) + back * Math.Sin(angle)), uy = ry * (Math.Sin(angle) - back * Math.Cos(angle));
            return (cx + cos * ux - sin * uy, cy + sin * ux + cos * uy);
        }
    }

    private double Number()
    {
        SkipTo();
        var start = _at;
        if (_at < _data.Length && _data[_at] is '-' or '+')
            _at++;
        var point = false;
        while (_at < _data.Length && (char.IsAsciiDigit(_data[_at]) || (_data[_at] == '.' && !point)))
            point |= _data[_at++] == '.';
        return double.Parse(_data.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool SkipTo()
    {
        while (_at < _data.Length && (char.IsWhiteSpace(_data[_at]) || _data[_at] == ','))
            _at++;
        return _at < _data.Length;
    }
}
