"""Figures that no public source gives, invented for the demo: plausible, and marked *contoh* wherever they are shown.

One entry a category, and what differs for single exam types. Words that people search for stand in `other_names`.
"""

from dataclasses import dataclass, field
from typing import Final

LEGAL_BASIS: Final = "PP Nomor 64 Tahun 2019"
FASTING: Final = "Puasa 10–12 jam. Boleh minum air putih.\nObat rutin tetap diminum, kecuali dokter melarang."
COLD_48: Final = "2–8 °C, tiba paling lambat 48 jam setelah diambil"


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """What the exam types of a category have in common, and `exams`: what single ones have of their own."""

    prefix: str
    description: str
    working_days: int = 3
    specimen: str = ""
    volume: str = ""
    container: str = ""
    storage: str = ""
    preparation: str = ""
    method: str = ""
    exams: dict[str, dict[str, str | int]] = field(default_factory=dict)


CATEGORIES: Final[dict[str, CategoryFigures]] = {
    "Kimia Darah": CategoryFigures(
        prefix="KD",
        description="Kadar gula, lemak, dan zat lain dalam darah.",
        specimen="Darah (serum)",
        volume="3 mL darah vena",
        container="Tabung tutup kuning (gel) atau merah, tanpa antikoagulan",
        storage=COLD_48,
        method="Kolorimetri enzimatik",
        exams={
            "Asam Urat": {"other_names": "uric acid, pirai, gout", "preparation": FASTING},
            "Glukosa (GDS/GDP/GD2PP)": {
                "other_names": "gula darah, diabetes, GDS, GDP, GD2PP",
                "summary": "Mengukur kadar gula darah sewaktu, puasa, atau dua jam sesudah makan.",
                "preparation": "Untuk gula darah puasa: puasa 10–12 jam. Boleh minum air putih.\n"
                "Gula darah sewaktu tidak perlu puasa.",
                "method": "GOD-PAP, kolorimetri enzimatik",
                "container": "Tabung tutup abu-abu (natrium fluorida)",
            },
            "Kolesterol": {
                "other_names": "cholesterol, lemak darah, kolesterol total",
                "summary": "Mengukur kadar kolesterol total dalam darah untuk menilai risiko penyakit jantung dan "
                "pembuluh darah.",
                "preparation": FASTING + "\nIstirahat cukup malam sebelumnya; hindari olahraga berat.",
                "method": "CHOD-PAP, kolorimetri enzimatik",
            },
            "Kreatinin": {"other_names": "fungsi ginjal, creatinine", "method": "Jaffe, kinetik"},
            "Total Protein": {"method": "Biuret"},
            "Trigliserida": {
                "other_names": "lemak darah, triglycerides",
                "preparation": FASTING,
                "method": "GPO-PAP, kolorimetri enzimatik",
            },
            "Ureum": {"other_names": "fungsi ginjal, urea", "method": "Urease-GLDH, kinetik"},
        },
    ),
    "Hematologi": CategoryFigures(
        prefix="HE",
        description="Jumlah dan jenis sel darah.",
        working_days=2,
        specimen="Darah (EDTA)",
        volume="3 mL darah vena",
        container="Tabung tutup ungu (K2/K3 EDTA)",
        storage="2–8 °C, tiba paling lambat 24 jam setelah diambil; jangan dibekukan",
        method="Penghitung sel otomatis, impedansi",
        exams={
            "Hemoglobin": {"other_names": "Hb, anemia", "method": "Fotometri bebas sianida"},
            "Eritrosit": {"other_names": "sel darah merah"},
            "Leukosit": {"other_names": "sel darah putih"},
            "Trombosit": {"other_names": "keping darah, demam berdarah"},
            "Hitung Jenis Leukosit": {"other_names": "diff count", "method": "Mikroskopis, pewarnaan Giemsa"},
        },
    ),
    "Imunologi": CategoryFigures(
        prefix="IM",
        description="Hormon dan kekebalan terhadap penyakit.",
        working_days=4,
        specimen="Darah (serum)",
        volume="5 mL darah vena",
        container="Tabung tutup kuning (gel)",
        storage=COLD_48,
        method="Chemiluminescent immunoassay (CLIA)",
        exams={
            "Anti Dengue IgG/IgM": {
                "other_names": "demam berdarah, DBD",
                "method": "Imunokromatografi",
                "working_days": 1,
            },
            "Free Thyroxine (FT4)": {"other_names": "tiroid, gondok"},
            "Free Triiodothyronine (FT3)": {"other_names": "tiroid, gondok"},
            "Thyroid Stimulating Hormone (TSH)": {"other_names": "tiroid, gondok"},
            "Thyroxine (T4)": {"other_names": "tiroid, gondok"},
            "Triiodothyronine (T3)": {"other_names": "tiroid, gondok"},
        },
    ),
    "Urine": CategoryFigures(
        prefix="UR",
        description="Pemeriksaan air seni.",
        specimen="Urine",
        volume="30 mL urine",
        container="Pot urine steril, tutup ulir",
        storage="2–8 °C, tiba paling lambat 24 jam setelah ditampung",
        preparation="Tampung urine pancar tengah, sebaiknya urine pagi.",
        method="Carik celup dan mikroskopis sedimen",
        exams={
            "Urine Lengkap": {"other_names": "urinalisis, air seni, kencing", "working_days": 1},
            "Urine Iodine Excretion (UIE)": {
                "other_names": "yodium, iodium, EIU",
                "method": "Amonium persulfat (reaksi Sandell-Kolthoff)",
            },
        },
    ),
    "Biologi Molekuler": CategoryFigures(
        prefix="BM",
        description="Pemeriksaan materi genetik kuman dan sel.",
        working_days=5,
        specimen="Swab atau darah",
        volume="1 swab, atau 3 mL darah vena",
        container="Media transport virus (VTM), atau tabung tutup ungu (EDTA)",
        storage="2–8 °C, tiba paling lambat 72 jam setelah diambil",
        method="Real-time PCR",
        exams={
            "Reverse Transcription-Polymerase Chain Reaction (RT-PCR)": {"other_names": "swab PCR, covid"},
            "Penyakit Menular Bersumber dari Parasit Darah Tepi": {"other_names": "malaria, filaria"},
            "Bioteknologi Terapan dan PCR dan Elektroforesis": {"method": "PCR konvensional dan elektroforesis"},
        },
    ),
    "Fisika Air": CategoryFigures(
        prefix="FA",
        description="Sifat fisik air minum, air bersih, dan air limbah.",
        specimen="Air",
        volume="1 liter",
        container="Jeriken plastik bersih, terisi penuh",
        storage="4 °C, tiba paling lambat 24 jam setelah diambil",
        method="SNI, pengukuran langsung",
        exams={
            "Bau": {"method": "Organoleptik"},
            "Rasa": {"method": "Organoleptik"},
            "Suhu": {"method": "Termometri"},
            "Warna": {"method": "Spektrofotometri"},
            "Kekeruhan": {"method": "Nefelometri", "other_names": "turbidity, NTU"},
            "Daya Hantar Listrik (DHL)": {"method": "Konduktometri", "other_names": "konduktivitas"},
            "Zat Padat Terlarut (TDS)": {"method": "Gravimetri"},
            "Zat Padat Tersuspensi (TSS)": {"method": "Gravimetri"},
        },
    ),
    "Kimia Air": CategoryFigures(
        prefix="KA",
        description="Zat kimia dalam air minum, air bersih, dan air limbah.",
        working_days=7,
        specimen="Air",
        volume="2 liter",
        container="Jeriken plastik bersih; untuk logam ditambah HNO₃ sampai pH di bawah 2",
        storage="4 °C, tiba paling lambat 24 jam setelah diambil",
        method="Spektrofotometri UV-Vis",
        exams={
            "pH": {"method": "Potensiometri", "other_names": "derajat keasaman", "working_days": 2},
            "BOD": {"method": "Inkubasi 5 hari, titrasi Winkler", "other_names": "kebutuhan oksigen biologis"},
            "COD": {"method": "Refluks tertutup", "other_names": "kebutuhan oksigen kimiawi"},
            "Kesadahan": {"method": "Titrasi EDTA", "other_names": "kapur, hardness"},
            "Klorida (Cl)": {"method": "Titrasi argentometri"},
            "Zat Organik": {"method": "Titrasi permanganometri", "other_names": "KMnO4"},
            "Oksigen Terlarut (DO)": {"method": "Titrasi Winkler"},
            "Sisa Klor": {"method": "Kolorimetri DPD", "other_names": "kaporit"},
            "Besi (Fe)": {"method": "AAS nyala"},
            "Mangan (Mn)": {"method": "AAS nyala"},
            "Timbal (Pb)": {"method": "AAS tungku grafit", "other_names": "timah hitam, logam berat"},
            "Kadmium (Cd)": {"method": "AAS tungku grafit", "other_names": "logam berat"},
            "Arsen (As)": {"method": "AAS hidrida", "other_names": "logam berat"},
            "Selenium (Se)": {"method": "AAS hidrida"},
            "Raksa (Hg)": {"method": "AAS uap dingin", "other_names": "merkuri, air raksa, logam berat"},
            "Magnesium (Mg)": {"method": "AAS nyala"},
            "Natrium (Na)": {"method": "AAS nyala"},
            "Seng (Zn)": {"method": "AAS nyala"},
            "Alumunium (Al) Metode AAS": {"method": "AAS nyala"},
            "Detergen": {"other_names": "surfaktan, MBAS"},
            "Kromium Valensi 6": {"other_names": "krom heksavalen, Cr6+"},
        },
    ),
    "Mikrobiologi": CategoryFigures(
        prefix="MB", description="Bakteri dan jamur dalam sampel pasien, air, dan makanan."
    ),
    "Parasitologi": CategoryFigures(prefix="PA", description="Parasit seperti malaria dan telur cacing."),
    "Serologi": CategoryFigures(prefix="SE", description="Zat antibodi dan antigen dalam serum."),
    "Kimia Bahan Padat/Makanan": CategoryFigures(
        prefix="KP", description="Zat kimia dalam makanan, tanah, dan bahan padat lain."
    ),
}
