"""What editors read beside the fields of the service standards: what each of the 14 components of UU 25/2009 asks."""

from typing import Final

from cms_pages.information.enums import Component

COMPONENT_HELP: Final[dict[Component, str]] = {
    Component.REQUIREMENTS: "Apa yang harus dibawa dan dipenuhi pemohon, satu butir satu baris.",
    Component.PROCEDURE: "Langkah dari mendaftar sampai hasil diterima, berurutan.",
    Component.DURATION: "Berapa lama sampai selesai, dalam jam atau hari kerja.",
    Component.COST: "Tarif dan dasar hukumnya. Untuk banyak tarif, tautkan ke halaman Pemeriksaan dan tarif.",
    Component.PRODUCT: "Apa yang diterima pemohon, misalnya: laporan hasil uji.",
    Component.COMPLAINTS: "Ke mana mengadu, dan berapa lama pengaduan dijawab.",
    Component.LEGAL_BASIS: "Peraturan yang menjadi dasar, dari undang-undang sampai keputusan kepala balai.",
    Component.FACILITIES: "Ruang, alat, dan fasilitas bagi pemohon, termasuk bagi penyandang disabilitas.",
    Component.COMPETENCE: "Pendidikan dan sertifikat yang harus dimiliki pelaksana.",
    Component.SUPERVISION: "Siapa yang mengawasi di dalam balai, dan bagaimana.",
    Component.STAFF: "Berapa orang yang melaksanakan, menurut tugasnya.",
    Component.GUARANTEE: "Apa yang dijamin bila pelayanan tidak sesuai standar.",
    Component.SAFETY: "Bagaimana keamanan dan keselamatan pemohon dijaga, termasuk kerahasiaan datanya.",
    Component.EVALUATION: "Kapan dan bagaimana pelaksanaan dinilai, misalnya: survei kepuasan setiap triwulan.",
}
